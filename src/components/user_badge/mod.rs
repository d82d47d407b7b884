mod address;
mod menu;
mod picture;

use address::may_be_shown;
use menu::use_menu;
use picture::use_picture;
use yew::prelude::*;

use super::{SignOutButton, use_texts};
use crate::hooks::{use_auth_client, use_session_selector};
use crate::types::{AuthError, SessionStatus, SignOutOutcome, User};

/// Props of [`UserBadge`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct UserBadgeProps {
    /// What stands in the menu before the button to sign out, such as links.
    #[prop_or_default]
    pub children: Html,
    /// Classes of the badge, beside `authjs-badge`.
    #[prop_or_default]
    pub class: Classes,
    /// Whether to go elsewhere after signing out. Default: true.
    #[prop_or(true)]
    pub redirect: bool,
    /// Where to go after signing out. Default: the current page.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// Makes an element of the picture's address, such as an `<img>` that asks a proxy for it.
    /// Default: an `<img>` of that address, or the initials if it cannot be shown.
    #[prop_or_default]
    pub render_picture: Option<Callback<AttrValue, Html>>,
    /// What the button to sign out says. Default: [`Texts::sign_out`](crate::Texts::sign_out).
    #[prop_or_default]
    pub sign_out_label: Option<AttrValue>,
    /// Told that the button in the menu has signed out.
    #[prop_or_default]
    pub on_success: Option<Callback<SignOutOutcome>>,
    /// Told why it could not sign out. Default: the menu says so.
    #[prop_or_default]
    pub on_error: Option<Callback<AuthError>>,
    /// What to show when nobody is signed in. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
    /// What to show until it is known whether somebody is. Default: nothing.
    #[prop_or_default]
    pub loading: Html,
}

/// Who is signed in: picture or initials and name, and a menu to sign out. Works by keyboard, and
/// opens before there is any wasm.
///
/// The menu closes with Escape, with a click or the focus elsewhere, and when a link in it is
/// followed.
///
/// The picture is at an `http` or `https` address, at one that begins with a slash, or in the
/// address itself (`data:image/`); any other is not shown, nor is one under the path of the auth
/// routes. Its host learns of each visit, though not of the page: `img-src` of the page's content
/// policy says which hosts it may be. [`render_picture`](UserBadgeProps::render_picture) is for a
/// proxy:
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::UserBadge;
///
/// #[component]
/// fn Corner() -> Html {
///     // The proxy has to decide which addresses it fetches.
///     let by_proxy = |url: AttrValue| {
///         let url = String::from(js_sys::encode_uri_component(&url));
///         html! { <img src={format!("/picture?of={url}")} alt="" width="32" height="32" /> }
///     };
///     html! { <UserBadge render_picture={by_proxy} /> }
/// }
/// ```
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::{SignInButton, UserBadge};
///
/// #[component]
/// fn Corner() -> Html {
///     html! { <UserBadge fallback={html! { <SignInButton /> }}><a href="/profile">{ "Profile" }</a></UserBadge> }
/// }
/// ```
#[component]
pub fn UserBadge(props: &UserBadgeProps) -> Html {
    let texts = use_texts();
    let menu = use_menu();
    let session = use_session_selector(|state| state.presentable_session().cloned());
    let is_loading = *use_session_selector(|state| {
        let is_withheld = state.session().is_some() && state.is_withheld();
        is_withheld || state.status() == SessionStatus::Loading
    });
    let user = session.as_ref().as_ref().map(|session| session.user());
    let name = user.and_then(name).unwrap_or(&texts.nameless);
    let auth_path = use_auth_client().config().base_path;
    let url = user.and_then(|user| user.image());
    let url = url.filter(|url| may_be_shown(url, &auth_path));
    let picture = use_picture(url, name, props.render_picture.as_ref());
    if user.is_none() {
        let instead = if is_loading {
            &props.loading
        } else {
            &props.fallback
        };
        return instead.clone();
    }

    // A name is not to be translated; a browser that did it would replace the text that Yew
    // changes.
    html! {
        <details ref={menu} class={classes!("authjs-badge", props.class.clone())}>
            <summary>
                { picture }{ " " }<bdi class="authjs-name" translate="no">{ name.to_owned() }</bdi>
            </summary>
            <div class="authjs-menu">
                { props.children.clone() }
                <SignOutButton
                    class="authjs-button"
                    redirect={props.redirect}
                    redirect_to={props.redirect_to.clone()}
                    on_success={props.on_success.clone()}
                    on_error={props.on_error.clone()}
                >
                    { props.sign_out_label.clone() }
                </SignOutButton>
            </div>
        </details>
    }
}

/// The name, or else the e-mail address: the first that is not blank.
fn name(user: &User) -> Option<&str> {
    let names = [user.name(), user.email()];
    let mut names = names.into_iter().flatten();
    names.find(|name| !name.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_blank_name_gives_way_to_the_address() {
        let cases = [
            (json!({"name": "Ada"}), Some("Ada")),
            (json!({"email": "a@example.com"}), Some("a@example.com")),
            (
                json!({"name": "", "email": "a@example.com"}),
                Some("a@example.com"),
            ),
            (
                json!({"name": " \t", "email": "a@example.com"}),
                Some("a@example.com"),
            ),
            (json!({"name": " ", "email": ""}), None),
            (json!({}), None),
        ];
        for (json, expected) in cases {
            let Value::Object(fields) = json else {
                unreachable!()
            };
            let user = User::from(fields.clone());
            assert_eq!(name(&user), expected, "{fields:?}");
        }
    }
}
