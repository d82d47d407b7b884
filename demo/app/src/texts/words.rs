use yew::prelude::*;

/// The words of this site in one language; the library's are in [`super::library`].
///
/// `{}` in a text is where a name, a number or a link goes.
pub(crate) struct Words {
    // The names of the pages.
    pub(crate) start: &'static str,
    pub(crate) sign_in: &'static str,
    pub(crate) profile: &'static str,
    pub(crate) members: &'static str,
    pub(crate) tabs: &'static str,
    pub(crate) settings: &'static str,
    pub(crate) not_found: &'static str,

    // The frame.
    pub(crate) skip: &'static str,
    pub(crate) pages: &'static str,
    pub(crate) loading: &'static str,
    pub(crate) nobody_is_signed_in: &'static str,
    pub(crate) signed_in_as: &'static str,
    /// A user without a name.
    pub(crate) nameless: &'static str,
    pub(crate) network_is_cut: &'static str,
    pub(crate) reconnect: &'static str,
    pub(crate) session_failed: &'static str,
    pub(crate) footer: &'static str,
    /// The footer where the server is a part of the page.
    pub(crate) footer_in_page: &'static str,
    pub(crate) open_second_tab: &'static str,
    pub(crate) opens_new_tab: &'static str,
    pub(crate) no_such_page: &'static str,
    pub(crate) go_to_start: &'static str,

    // The start page.
    pub(crate) kicker: &'static str,
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) try_sign_in: &'static str,
    pub(crate) change_name: &'static str,
    pub(crate) watch_tabs: &'static str,
    /// Three features of the library, with their titles.
    pub(crate) features: [(&'static str, &'static str); 3],
    pub(crate) code_title: &'static str,

    // The sign-in page.
    pub(crate) signed_out: &'static str,
    pub(crate) signed_out_elsewhere: &'static str,
    pub(crate) expired: &'static str,
    pub(crate) server_page: &'static str,
    pub(crate) sign_in_there: &'static str,
    pub(crate) test_accounts: &'static str,

    // The pages for members.
    pub(crate) shown_when_known: &'static str,
    pub(crate) welcome: &'static str,
    pub(crate) member: &'static str,
    pub(crate) members_only: &'static str,
    pub(crate) session_title: &'static str,
    pub(crate) name: &'static str,
    pub(crate) email: &'static str,
    pub(crate) id: &'static str,
    pub(crate) not_given: &'static str,
    pub(crate) display_name: &'static str,
    pub(crate) name_is_missing: &'static str,
    pub(crate) not_saved: &'static str,
    pub(crate) save: &'static str,
    pub(crate) saving: &'static str,
    pub(crate) saved: &'static str,
    pub(crate) about_sign_out: &'static str,
    pub(crate) sign_out_everywhere: &'static str,

    // The settings.
    pub(crate) about_settings: &'static str,
    pub(crate) network: &'static str,
    pub(crate) about_network: &'static str,
    pub(crate) cut_network: &'static str,
    pub(crate) ask_server: &'static str,
    pub(crate) end_of_session: &'static str,
    pub(crate) about_end: &'static str,
    pub(crate) end_session: &'static str,
    pub(crate) sign_in_to_end: &'static str,
    pub(crate) session_is_ending: &'static str,
    pub(crate) end_unsupported: &'static str,
    pub(crate) no_answer: &'static str,
    pub(crate) appearance: &'static str,
    pub(crate) as_system: &'static str,
    pub(crate) light: &'static str,
    pub(crate) dark: &'static str,
    pub(crate) language: &'static str,

    // The page with all tabs.
    pub(crate) about_tabs: &'static str,
    pub(crate) open_another: &'static str,
    pub(crate) open_tabs: &'static str,
    pub(crate) requests_spent: &'static str,
    pub(crate) requests_saved: &'static str,
    pub(crate) about_requests: &'static str,
    pub(crate) tab: &'static str,
    pub(crate) own_tab: &'static str,
    pub(crate) hidden: &'static str,
    pub(crate) refreshing: &'static str,
    pub(crate) user: &'static str,
    pub(crate) no_user: &'static str,
    pub(crate) cause: &'static str,
    pub(crate) no_cause: &'static str,
    /// Returns the name of a cause, from the one that the library has for logs.
    pub(crate) cause_name: fn(&str) -> &str,
    pub(crate) last_sync: &'static str,
    pub(crate) never: &'static str,
    pub(crate) ends_in: &'static str,
    pub(crate) last_error: &'static str,
}

/// Puts `value` into `text`.
pub(crate) fn filled(text: &str, value: &str) -> String {
    text.replacen("{}", value, 1)
}

/// Puts `content` into `text`: a link, or a name that may be written in the other direction.
pub(crate) fn filled_with(text: &'static str, content: Html) -> Html {
    let (before, after) = text.split_once("{}").unwrap_or((text, ""));
    html! { <>{ before }<bdi>{ content }</bdi>{ after }</> }
}
