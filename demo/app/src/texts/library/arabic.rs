use yew_authjs::prelude::*;

const REFUSED: &str = "فشل تسجيل الدخول. أعد المحاولة.";
const FAILED: &str = "حدث خطأ ما. أعد المحاولة.";

/// Returns the library's texts in Arabic.
pub(crate) fn arabic() -> Texts {
    let mut texts = Texts::default();
    texts.sign_in = "تسجيل الدخول".into();
    texts.sign_out = "تسجيل الخروج".into();
    texts.continue_with = (|provider: &str| format!("المتابعة عبر {provider}").into()).into();
    texts.username = "اسم المستخدم".into();
    texts.password = "كلمة المرور".into();
    texts.email = "عنوان البريد الإلكتروني".into();
    texts.send_link = "أرسل لي رابطًا".into();
    texts.link_sent = (|address: &str| {
        let sent = format!("رابط تسجيل الدخول في طريقه إلى {address}.");
        format!("{sent} افتحه في أي تبويب، فيُسجَّل دخولك في هذا التبويب أيضًا.").into()
    })
    .into();
    texts.other_address = "استخدام عنوان آخر".into();
    texts.nameless = "مستخدم مسجّل".into();
    texts.session_ends = "ستنتهي جلستك قريبًا.".into();
    texts.stay_signed_in = "البقاء مسجّل الدخول".into();
    texts.session_failed = "تعذّرت معرفة من سجّل الدخول.".into();
    texts.providers_failed = "تعذّر تحميل طرق تسجيل الدخول.".into();
    texts.try_again = "أعد المحاولة".into();
    texts.refusal = (|refusal: &SignInError| self::refusal(refusal).into()).into();
    texts.error = (|error: &AuthError| self::error(error).into()).into();
    texts
}

fn refusal(refusal: &SignInError) -> &'static str {
    match refusal {
        SignInError::CredentialsSignin => "فشل تسجيل الدخول. تأكد من صحة ما أدخلته.",
        SignInError::Signin | SignInError::OAuthSignin => "تعذّر بدء تسجيل الدخول. أعد المحاولة.",
        SignInError::OAuthCallbackError | SignInError::OAuthCallback => {
            "لم يُتمّ مزوّد الخدمة تسجيل الدخول. أعد المحاولة."
        }
        SignInError::OAuthCreateAccount | SignInError::EmailCreateAccount => {
            "تعذّر إنشاء حساب. جرّب طريقة أخرى لتسجيل الدخول."
        }
        SignInError::EmailSignin => "تعذّر إرسال الرسالة. تأكد من العنوان ثم أعد المحاولة.",
        SignInError::OAuthAccountNotLinked => {
            "عنوان البريد هذا مستخدم بالفعل مع طريقة دخول أخرى. استخدم تلك الطريقة."
        }
        SignInError::AccountNotLinked => "هذا الحساب لمستخدم آخر.",
        SignInError::AccessDenied => "ليس لديك إذن بتسجيل الدخول.",
        SignInError::Verification => {
            "لم يعد رابط تسجيل الدخول صالحًا. ربما استُخدم من قبل أو انتهت صلاحيته."
        }
        SignInError::WebAuthnVerificationError => "تعذّر التحقق من مفتاح المرور. أعد المحاولة.",
        SignInError::SessionRequired => "سجّل الدخول لترى هذه الصفحة.",
        SignInError::MissingCsrf => "كان نموذج تسجيل الدخول قديمًا. أعد المحاولة.",
        SignInError::Configuration => "حدثت مشكلة في الخادم. أعد المحاولة لاحقًا.",
        SignInError::Callback | SignInError::Default | SignInError::Other(_) => REFUSED,
        // A later version of the library may have more.
        _ => REFUSED,
    }
}

fn error(error: &AuthError) -> &'static str {
    match error {
        AuthError::Network(_) => "تعذّر الوصول إلى الخادم. تحقق من اتصالك ثم أعد المحاولة.",
        AuthError::Timeout => "تأخّر الخادم في الإجابة. أعد المحاولة.",
        AuthError::Status { status: 429, .. } => "محاولات كثيرة جدًا. انتظر قليلًا ثم أعد المحاولة.",
        AuthError::Refused(error) => refusal(error),
        AuthError::MissingCsrf => "لم يقبل الخادم الطلب. أعد تحميل الصفحة ثم أعد المحاولة.",
        AuthError::UnknownProvider(_)
        | AuthError::NoProviders
        | AuthError::WrongProviderType { .. } => "طريقة تسجيل الدخول هذه غير متاحة.",
        AuthError::Status { .. }
        | AuthError::BadResponse(_)
        | AuthError::Redirected
        | AuthError::OtherOrigin(_) => refusal(&SignInError::Configuration),
        AuthError::Cancelled
        | AuthError::UnsafeRedirect(_)
        | AuthError::NotInBrowser
        | AuthError::Encode(_)
        | AuthError::Decode(_)
        | AuthError::Browser(_) => FAILED,
        _ => FAILED,
    }
}
