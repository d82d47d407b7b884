use yew_router::Routable;

use crate::texts::Words;

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
    pub(crate) fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Home => words.start,
            Self::SignIn => words.sign_in,
            Self::Profile => words.profile,
            Self::Members => words.members,
            Self::Tabs => words.tabs,
            Self::Settings => words.settings,
            Self::NotFound => words.not_found,
        }
    }
}
