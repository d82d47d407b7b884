use yew_router::Routable;

/// The site's pages and their addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Routable)]
pub(crate) enum Route {
    #[at("/")]
    Home,
    #[at("/sign-in")]
    SignIn,
    #[at("/profile")]
    Profile,
    #[at("/members")]
    Members,
    #[at("/tabs")]
    Tabs,
    #[at("/settings")]
    Settings,
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// Returns the name of the page.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Home => "Start",
            Self::SignIn => "Sign in",
            Self::Profile => "Profile",
            Self::Members => "Members",
            Self::Tabs => "Tabs",
            Self::Settings => "Settings",
            Self::NotFound => "Not found",
        }
    }
}
