use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, KeyboardEvent, Node};
use yew::prelude::*;

use super::SignOutButton;
use crate::hooks::use_session_selector;
use crate::types::{Session, SessionStatus};

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
    /// What the button to sign out says. Default: "Sign out".
    #[prop_or(AttrValue::Static("Sign out"))]
    pub sign_out_label: AttrValue,
    /// What to show when nobody is signed in. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
    /// What to show until it is known whether somebody is. Default: nothing.
    #[prop_or_default]
    pub loading: Html,
}

/// Who is signed in: picture or initials and name, and a menu to sign out. Works by keyboard, and opens before there is any wasm.
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
    let menu = use_node_ref();
    let session = use_session_selector(|state| state.session().cloned());
    let is_loading = *use_session_selector(|state| state.status() == SessionStatus::Loading);
    let Some(session) = (*session).clone() else {
        let instead = if is_loading {
            &props.loading
        } else {
            &props.fallback
        };
        return instead.clone();
    };
    let onkeydown = {
        let menu = menu.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close(&menu);
            }
        }
    };
    let onfocusout = {
        let menu = menu.clone();
        move |event: FocusEvent| {
            let next = event
                .related_target()
                .and_then(|next| next.dyn_into::<Node>().ok());
            let stays = menu
                .cast::<Node>()
                .is_some_and(|menu| menu.contains(next.as_ref()));
            // Without a next element the window has lost the focus, or the menu was clicked between its entries.
            if next.is_some() && !stays {
                close(&menu);
            }
        }
    };

    html! {
        <details ref={menu} class={classes!("authjs-badge", props.class.clone())} {onkeydown} {onfocusout}>
            <summary>
                { picture(&session) }
                <span class="authjs-name">{ name(&session).to_owned() }</span>
            </summary>
            <div class="authjs-menu">
                { props.children.clone() }
                <SignOutButton class="authjs-button" redirect={props.redirect} redirect_to={props.redirect_to.clone()}>
                    { props.sign_out_label.clone() }
                </SignOutButton>
            </div>
        </details>
    }
}

/// The name, or what comes next to it.
fn name(session: &Session) -> &str {
    let user = session.user();
    user.name()
        .or(user.email())
        .filter(|name| !name.trim().is_empty())
        .unwrap_or("Signed in")
}

/// The name stands beside it, so screen readers skip it.
fn picture(session: &Session) -> Html {
    match session.user().image() {
        Some(url) => html! {
            <img class="authjs-picture" src={url.to_owned()} alt="" width="32" height="32" referrerpolicy="no-referrer" />
        },
        None => {
            html! { <span class="authjs-picture" aria-hidden="true">{ initials(name(session)) }</span> }
        }
    }
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let words = [first, words.next_back()].into_iter().flatten();
    let letters: String = words.filter_map(|word| word.chars().next()).collect();
    capitals(&letters)
}

/// The browser knows all capitals; the tables of the standard library are 14 kB.
fn capitals(text: &str) -> String {
    if cfg!(target_arch = "wasm32") {
        JsString::from(text).to_upper_case().into()
    } else {
        text.to_uppercase()
    }
}

/// The state of the menu is the browser's; Yew does not know of it.
fn close(menu: &NodeRef) {
    if let Some(menu) = menu.cast::<Element>() {
        // An attribute of this name can always be removed.
        let _ = menu.remove_attribute("open");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(user: serde_json::Value) -> Session {
        serde_json::from_value(serde_json::json!({ "user": user })).unwrap()
    }

    #[test]
    fn initials_come_from_the_first_and_the_last_word() {
        assert_eq!(initials("Ada Lovelace"), "AL");
        assert_eq!(initials("grace brewster murray hopper"), "GH");
        assert_eq!(initials(" émilie "), "É");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn somebody_without_a_name_is_called_something() {
        let cases = [
            (serde_json::json!({"name": "Ada"}), "Ada"),
            (
                serde_json::json!({"email": "a@example.com"}),
                "a@example.com",
            ),
            (serde_json::json!({"name": " "}), "Signed in"),
            (serde_json::json!({}), "Signed in"),
        ];
        for (user, expected) in cases {
            assert_eq!(name(&session(user.clone())), expected, "{user}");
        }
    }
}
