use yew::prelude::*;

/// Returns a small drawing that resembles the logo of the provider `id`, or a key.
///
/// The text of the button names the provider, so the drawing is hidden from screen readers.
pub(in crate::components) fn brand_mark(id: &str) -> Html {
    html! {
        <svg
            class="authjs-mark"
            viewBox="0 0 24 24"
            width="20"
            height="20"
            aria-hidden="true"
            focusable="false"
        >
            { drawing(id) }
        </svg>
    }
}

/// Returns the shapes of the drawing, in the colors of the brand.
fn drawing(id: &str) -> Html {
    match id {
        "google" => html! {
            <g fill="none" stroke-width="4">
                <path stroke="#ea4335" d="M5 8a8 8 0 0 1 13-2" />
                <path stroke="#fbbc05" d="M5 16a8 8 0 0 1 0-8" />
                <path stroke="#34a853" d="M17 18.200a8 8 0 0 1-12-2.200" />
                <path stroke="#4285f4" d="M12 12h8a8 8 0 0 1-3 6.200" />
            </g>
        },
        "github" => html! {
            <path
                fill="currentColor"
                d="M4 3l4 2a12 12 0 0 1 8 0l4-2v6a8 7 0 0 1-5 9v4H9v-2c-3 1-4-2-5-2 2-1 3 1 5 0v0\
                   a8 7 0 0 1-5-9z"
            />
        },
        "gitlab" => html! {
            <>
                <path fill="#fc6d26" d="M12 21l9-8-2-9-3 7H8L5 4l-2 9z" />
                <path fill="#e24329" d="M12 21l4-10H8z" />
            </>
        },
        "microsoft-entra-id" | "azure-ad" | "azure-ad-b2c" => html! {
            <>
                <path fill="#f25022" d="M3 3h8v8H3z" />
                <path fill="#7fba00" d="M13 3h8v8h-8z" />
                <path fill="#00a4ef" d="M3 13h8v8H3z" />
                <path fill="#ffb900" d="M13 13h8v8h-8z" />
            </>
        },
        "discord" => html! {
            <>
                <path
                    fill="#5865f2"
                    d="M5 5q7-3 14 0 4 7 3 13-3 2-5 2l-1-2H8l-1 2q-2 0-5-2Q1 12 5 5z"
                />
                <circle cx="9" cy="13" r="2" fill="#fff" />
                <circle cx="15" cy="13" r="2" fill="#fff" />
            </>
        },
        "facebook" => html! {
            <>
                <circle cx="12" cy="12" r="11" fill="#0866ff" />
                <path fill="none" stroke="#fff" stroke-width="3" d="M16 6h-1q-3 0-3 3v14M8 13h7" />
            </>
        },
        "linkedin" => html! {
            <>
                <rect x="2" y="2" width="20" height="20" rx="3" fill="#0a66c2" />
                <path
                    fill="none"
                    stroke="#fff"
                    stroke-width="2.500"
                    d="M7 10v8M7 6v1.500M12 18v-8M12 14q1-3 3-3 2 0 2 3v4"
                />
            </>
        },
        "twitter" | "x" => html! {
            <path fill="none" stroke="currentColor" stroke-width="2.500" d="M4 4l16 16M20 4L4 20" />
        },
        "slack" => html! {
            <g fill="none" stroke-width="3.500" stroke-linecap="round">
                <path stroke="#36c5f0" d="M4 9h8" />
                <path stroke="#2eb67d" d="M15 4v8" />
                <path stroke="#ecb22e" d="M20 15h-8" />
                <path stroke="#e01e5a" d="M9 20v-8" />
            </g>
        },
        "apple" => html! {
            <path
                fill="currentColor"
                d="M12 8q4-2 7 1-4 3 1 7-3 6-6 5h-4q-4 0-6-6-1-8 5-8zM12 6q0-4 4-5 0 4-4 5z"
            />
        },
        _ => html! {
            <g fill="none" stroke="currentColor" stroke-width="2">
                <circle cx="8" cy="12" r="4" />
                <path d="M12 12h9v4M17 12v3" />
            </g>
        },
    }
}
