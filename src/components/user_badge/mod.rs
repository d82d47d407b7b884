mod address;
mod menu;
mod picture;

use std::rc::Rc;

use address::may_be_shown;
use menu::use_menu;
use picture::use_picture;
use yew::prelude::*;

use super::buttons::SignOutButton;
use super::session::{Gate, gate};
use super::use_texts;
use crate::hooks::{use_auth_client, use_session_selector};
use crate::types::{AuthError, SignOutOutcome, User};

/// Props of [`UserBadge`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct UserBadgeProps {
    /// What to show in the menu before the sign-out button, such as links.
    #[prop_or_default]
    pub children: Html,
    /// Classes of the badge, beside `authjs-badge`.
    #[prop_or_default]
    pub class: Classes,
    /// Whether to leave the page after the sign-out. Default: true.
    #[prop_or(true)]
    pub redirect: bool,
    /// Where to go after the sign-out. Default: the current page.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// Called with the address of the picture; returns an element for it, such as an `<img>` that
    /// asks a proxy for it. Default: an `<img>` of that address, or the initials if it fails.
    #[prop_or_default]
    pub render_picture: Option<Callback<AttrValue, Html>>,
    /// The label of the sign-out button. Default:
    /// [`Texts::sign_out`](crate::components::Texts::sign_out).
    #[prop_or_default]
    pub sign_out_label: Option<AttrValue>,
    /// Called with the outcome when the button in the menu has signed out.
    #[prop_or_default]
    pub on_success: Option<Callback<SignOutOutcome>>,
    /// Called with the error when the sign-out fails. If unset, the menu renders it in an alert.
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
    /// What to show when no user is signed in. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
    /// What to show while the session is loading. Default: nothing.
    #[prop_or_default]
    pub loading: Html,
}

/// The signed-in user: picture or initials, name, and a menu with a sign-out button.
///
/// Keyboard accessible; the menu works before hydration. It closes with Escape, with a click or the
/// focus elsewhere, and when a link in it is followed.
///
/// Pictures are shown from `http` and `https` addresses, from those that begin with a slash, and
/// from within the address itself (`data:image/`); none is shown that is under the path of the auth
/// routes. The host of the picture learns of each visit, though not of the page: `img-src` of the
/// page's content security policy says which hosts are allowed.
/// [`render_picture`](UserBadgeProps::render_picture) is for a proxy:
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Corner() -> Html {
///     // The proxy has to decide which addresses it fetches. The crate js-sys encodes them.
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
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Corner() -> Html {
///     let fallback = html! { <SignInButton /> };
///     html! { <UserBadge {fallback}><a href="/profile">{ "Profile" }</a></UserBadge> }
/// }
/// ```
#[component]
pub fn UserBadge(props: &UserBadgeProps) -> Html {
    let texts = use_texts();
    let menu = use_menu();
    let session = use_session_selector(|state| gate(state).session());
    let is_signed_out = *use_session_selector(|state| matches!(gate(state), Gate::SignedOut));
    let user = session.as_ref().as_ref().map(|session| session.user());
    let name = user.and_then(name).unwrap_or(&texts.nameless);
    let auth_path = use_auth_client().config().base_path;
    let url = user.and_then(|user| user.image());
    let url = url.filter(|url| may_be_shown(url, &auth_path));
    let picture = use_picture(url, name, props.render_picture.as_ref());
    if user.is_none() {
        let placeholder = if is_signed_out {
            &props.fallback
        } else {
            &props.loading
        };
        return placeholder.clone();
    }

    // Names are not to be translated, and a browser that did would replace the text node that Yew
    // updates.
    html! {
        <details ref={menu} class={classes!("authjs-badge", props.class.clone())}>
            <summary>
                { picture }{ " " }
                <bdi class="authjs-name" translate="no">{ name.to_owned() }</bdi>
            </summary>
            <div class="authjs-menu">
                { props.children.clone() }{ " " }
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

/// Returns the name of `user`, or else the email address: the first that is not blank.
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
