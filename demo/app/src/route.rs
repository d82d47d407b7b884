use yew_router::Routable;

/// The app's views and their addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Routable)]
pub(crate) enum Route {
    #[at("/")]
    Home,
    #[at("/sign-in")]
    SignIn,
    #[at("/profile")]
    Profile,
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// What the browser's tab says.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Home => "yew-authjs demo",
            Self::SignIn => "Sign in · yew-authjs demo",
            Self::Profile => "Profile · yew-authjs demo",
            Self::NotFound => "Not found · yew-authjs demo",
        }
    }
}
