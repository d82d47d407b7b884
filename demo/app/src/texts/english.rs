use super::Words;

pub(super) const WORDS: Words = Words {
    start: "Start",
    sign_in: "Sign in",
    profile: "Profile",
    members: "Members",
    tabs: "Tabs",
    settings: "Settings",
    not_found: "Not found",

    skip: "Skip to the content",
    pages: "Pages",
    loading: "Loading",
    nobody_is_signed_in: "Nobody is signed in",
    signed_in_as: "Signed in as {}",
    nameless: "somebody",
    network_is_cut: "You have cut the network of this demo, in every tab.",
    reconnect: "Reconnect",
    session_failed: "The server did not answer. What was known before stays, and it will be asked \
                     again.",
    footer: "This is a demo. Nothing that you type here leaves the server that it came from.",
    footer_in_page: "This is a demo. Its server is inside this page: nothing that you type here \
                     leaves your browser.",
    open_second_tab: "Open a second tab",
    opens_new_tab: "opens a new tab",
    no_such_page: "There is no such page",
    go_to_start: "Go to the start",

    kicker: "Auth.js sessions for Yew",
    title: "One session. Every tab.",
    lead: "Sign in once and every open tab knows. Sign out, and none of them still thinks you are \
           there. One tab asks the server; the others are told.",
    try_sign_in: "Try it: sign in",
    change_name: "Change your name",
    watch_tabs: "Watch the tabs",
    features: [
        (
            "Nothing is asked twice",
            "What one tab learns from the server, it tells the others. Twenty tabs cost as many \
             requests as one.",
        ),
        (
            "A failure is no sign-out",
            "A server out of reach leaves you signed in as you were, says so, and is asked again.",
        ),
        (
            "It works with what you have",
            "Any Auth.js server, Next.js and SvelteKit among them, and tabs of next-auth/react \
             beside it.",
        ),
    ],
    code_title: "All that it takes",

    signed_out: "You have signed out, in every tab.",
    signed_out_elsewhere: "You were signed out in another tab.",
    expired: "Your session has expired.",
    server_page: "The server has a page of its own, too, and leads back here.",
    sign_in_there: "Sign in there",
    test_accounts: "Fill in an account of this demo",

    shown_when_known: "This page shows as soon as the server has said who you are.",
    welcome: "Welcome, {}",
    member: "member",
    members_only: "Only members see this page. Sign out in another tab, and it is gone from this \
                   one, too. If your session ends by itself, the next sign-in leads back here.",
    session_title: "What the server told about you",
    name: "Name",
    email: "E-mail",
    id: "Id",
    not_given: "not told",
    display_name: "Display name",
    name_is_missing: "Enter a name.",
    not_saved: "Not saved. {}",
    save: "Save",
    saving: "Saving…",
    saved: "Saved, in every tab.",
    about_sign_out: "Signing out here signs out every tab.",
    sign_out_everywhere: "Sign out everywhere",

    about_settings: "Make happen what seldom does, and watch what the tabs make of it.",
    network: "Network",
    about_network: "Cuts the demo off in every tab, as a train in a tunnel does: its requests \
                    fail, and the browser says that it is offline. You stay signed in as you were, \
                    and the first tab to ask after that catches up for all.",
    cut_network: "Cut the network",
    ask_server: "Ask the server",
    end_of_session: "End of the session",
    about_end: "Every tab counts the last minute down. Whatever asks the server makes the session \
                last again: the button that then appears, or coming back to a tab. If nothing \
                does, the session ends, in every tab.",
    end_session: "End my session in a minute",
    sign_in_to_end: "{} to have a session that can end.",
    session_is_ending: "The session ends in a minute.",
    end_unsupported: "This server does not let a session end sooner; the demo's own server does.",
    no_answer: "The server did not answer.",
    appearance: "Appearance",
    as_system: "As the system",
    light: "Light",
    dark: "Dark",
    language: "Language",

    about_tabs: "What every open tab of this site knows, and what it took to know it.",
    open_another: "Open another",
    open_tabs: "Open tabs",
    requests_spent: "Requests spent",
    requests_saved: "Requests saved",
    about_requests: "Spent is what the browser has sent to the auth server since the tab was \
                     loaded. Saved is how often a tab learnt of a change from another one, and did \
                     not have to ask.",
    tab: "Tab {}",
    own_tab: "Tab {}, this one",
    hidden: "{}, hidden",
    refreshing: ", asking…",
    user: "User",
    no_user: "nobody",
    cause: "Learnt from",
    no_cause: "nothing yet",
    cause_name: |code| code,
    last_sync: "Last sync",
    never: "never",
    ends_in: "Ends in",
    last_error: "Last error: {}",
};
