use std::rc::Rc;

use yew::html::IntoPropValue;
use yew::prelude::*;

use super::Texts;

thread_local!(static ENGLISH: Rc<Texts> = Rc::default());

/// Props of [`TextsProvider`].
#[derive(Clone, PartialEq, Properties)]
pub struct TextsProviderProps {
    /// The texts, created once for each language: a [`Texts`] or an `Rc<Texts>`.
    ///
    /// The components render when they differ, and two closures always do.
    pub texts: Rc<Texts>,
    /// The components that show the texts.
    #[prop_or_default]
    pub children: Html,
}

impl IntoPropValue<Rc<Texts>> for Texts {
    fn into_prop_value(self) -> Rc<Texts> {
        self.into()
    }
}

/// Provides texts to the components inside, in another language or in other words.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// fn german() -> Texts {
///     let mut texts = Texts::default();
///     texts.sign_in = "Anmelden".into();
///     texts
/// }
///
/// #[component]
/// fn App() -> Html {
///     let texts = use_memo((), |()| german());
///     html! {
///         <TextsProvider {texts}>
///             <SessionProvider><SignInButton /></SessionProvider>
///         </TextsProvider>
///     }
/// }
/// ```
#[component]
pub fn TextsProvider(props: &TextsProviderProps) -> Html {
    html! {
        <ContextProvider<Rc<Texts>> context={props.texts.clone()}>
            { props.children.clone() }
        </ContextProvider<Rc<Texts>>>
    }
}

/// Returns the texts of the surrounding [`TextsProvider`], or the English ones without it.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Refusal() -> Html {
///     let texts = use_texts();
///     match SignInError::from_location() {
///         Some(refusal) => html! { <p role="alert">{ texts.refusal.of(&refusal) }</p> },
///         None => html! {},
///     }
/// }
/// ```
#[hook]
pub fn use_texts() -> Rc<Texts> {
    use_context().unwrap_or_else(|| ENGLISH.with(Rc::clone))
}
