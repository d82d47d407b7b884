mod brand_mark;

use std::cell::Cell;
use std::rc::Rc;

use brand_mark::BrandMark;
use yew::prelude::*;

use super::SignInButton;
use super::failure::Failure;
use super::focus::use_focus_after;
use super::isolated::isolated;
use super::{Texts, use_texts};
use crate::hooks::{UseProvidersHandle, use_providers};
use crate::types::{AuthError, ClientSafeProvider, ProviderType};

/// Props of [`ProviderButtons`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct ProviderButtonsProps {
    /// The ids of the providers to show, whatever their type. Default: those that need nothing but a click, which are OAuth and OpenID Connect.
    #[prop_or_default]
    pub only: Option<Vec<AttrValue>>,
    /// The ids of providers to leave out.
    #[prop_or_default]
    pub except: Vec<AttrValue>,
    /// Makes an entry instead of the button.
    #[prop_or_default]
    pub render: Option<Callback<ClientSafeProvider, Html>>,
    /// Classes of the list, beside `authjs-providers`.
    #[prop_or_default]
    pub class: Classes,
    /// What stands before a provider's name on its button. Default:
    /// [`Texts::continue_with`](crate::Texts::continue_with).
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Where to go afterwards. Default: the `callbackUrl` in the page's address if that is of the page's origin, else the current page.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// What to show until the providers are known. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
    /// Told why a sign-in could not be started. Default: the button says so, in an alert behind it.
    #[prop_or_default]
    pub on_error: Option<Callback<AuthError>>,
}

/// A button for each provider of the server, in its order, with the mark of the brands that it knows.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::ProviderButtons;
///
/// #[component]
/// fn Enter() -> Html {
///     html! { <ProviderButtons except={vec![AttrValue::from("internal")]} redirect_to="/profile" /> }
/// }
/// ```
#[component]
pub fn ProviderButtons(props: &ProviderButtonsProps) -> Html {
    let texts = use_texts();
    let providers = use_providers();
    let (list, is_retried) = use_focus_after(providers.data().is_some());
    let Some(all) = providers.data() else {
        return html! {
            if providers.error().is_some() {
                { failure(&texts, &providers, is_retried) }
            } else {
                { props.fallback.clone() }
            }
        };
    };
    let wanted = all.iter().filter(|provider| is_wanted(provider, props));
    let entry = |provider: &ClientSafeProvider| {
        let content = match &props.render {
            Some(render) => render.emit(provider.clone()),
            None => button(&texts, provider, props),
        };
        html! { <li key={provider.id.as_str()}>{ content }</li> }
    };
    html! {
        <ul ref={list} class={classes!("authjs-providers", props.class.clone())} tabindex="-1">
            { for wanted.map(entry) }
        </ul>
    }
}

fn is_wanted(provider: &ClientSafeProvider, props: &ProviderButtonsProps) -> bool {
    let is_among = |ids: &[AttrValue]| ids.iter().any(|id| *id == provider.id.as_str());
    let by_click = matches!(provider.kind, ProviderType::OAuth | ProviderType::Oidc);
    props.only.as_deref().map_or(by_click, is_among) && !is_among(&props.except)
}

fn button(texts: &Texts, provider: &ClientSafeProvider, props: &ProviderButtonsProps) -> Html {
    let text = match &props.label {
        Some(label) => format!("{label} {}", provider.name).into(),
        None => texts.continue_with.of(&provider.name),
    };
    html! {
        <SignInButton
            class="authjs-button authjs-provider"
            provider={AttrValue::from(provider.id.clone())}
            redirect_to={props.redirect_to.clone()}
            on_error={props.on_error.clone()}
        >
            <BrandMark id={provider.id.clone()} />
            { isolated(&text, &provider.name) }
        </SignInButton>
    }
}

fn failure(texts: &Texts, providers: &UseProvidersHandle, is_retried: Rc<Cell<bool>>) -> Html {
    let is_pending = providers.is_loading();
    let providers = providers.clone();
    let retry = move |_: MouseEvent| {
        is_retried.set(true);
        if !providers.is_loading() {
            providers.reload();
        }
    };
    html! { <Failure {is_pending} {retry}>{ texts.providers_failed.clone() }</Failure> }
}
