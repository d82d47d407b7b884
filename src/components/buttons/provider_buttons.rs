use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::sign_in_button::SignInButton;
use crate::components::focus::use_focus_after;
use crate::components::view::{ErrorNotice, brand_mark, error_notice, isolated};
use crate::components::{Texts, use_texts};
use crate::hooks::{UseProvidersHandle, use_providers};
use crate::types::{AuthError, ClientSafeProvider, ProviderType};

/// Props of [`ProviderButtons`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct ProviderButtonsProps {
    /// The ids of the providers to show, whatever their type. Default: those that need no form,
    /// which are those of type `OAuth` and `Oidc`.
    #[prop_or_default]
    pub only: Option<Vec<AttrValue>>,
    /// The ids of providers to leave out.
    #[prop_or_default]
    pub except: Vec<AttrValue>,
    /// Called with each provider; returns what to show instead of its button.
    #[prop_or_default]
    pub render: Option<Callback<ClientSafeProvider, Html>>,
    /// Classes of the list, beside `authjs-providers`.
    #[prop_or_default]
    pub class: Classes,
    /// The text before the provider's name on each button. Default:
    /// [`Texts::continue_with`](crate::components::Texts::continue_with).
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Where to go after the sign-in; see
    /// [`SignInButtonProps::redirect_to`](crate::components::SignInButtonProps::redirect_to).
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
    /// What to show until the providers are loaded. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
    /// Called with the error when a sign-in fails. If unset, its button renders it in an alert.
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
}

/// A sign-in button for each of the server's providers, in the server's order.
///
/// The buttons have small drawings for well-known brands.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Enter() -> Html {
///     let except = vec![AttrValue::from("internal")];
///     html! { <ProviderButtons {except} redirect_to="/profile" /> }
/// }
/// ```
#[component]
pub fn ProviderButtons(props: &ProviderButtonsProps) -> Html {
    let texts = use_texts();
    let providers = use_providers();
    let (list, is_retried) = use_focus_after(providers.data().is_some());
    let Some(all) = providers.data() else {
        return if providers.error().is_some() {
            failure(&texts, &providers, is_retried)
        } else {
            props.fallback.clone()
        };
    };
    let shown = all.iter().filter(|provider| is_shown(provider, props));
    let entry = |provider: &ClientSafeProvider| {
        let content = match &props.render {
            Some(render) => render.emit(provider.clone()),
            None => button(&texts, provider, props),
        };
        html! { <li key={provider.id.as_str()}>{ content }</li> }
    };
    html! {
        <ul ref={list} class={classes!("authjs-providers", props.class.clone())} tabindex="-1">
            { for shown.map(entry) }
        </ul>
    }
}

fn is_shown(provider: &ClientSafeProvider, props: &ProviderButtonsProps) -> bool {
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
            { brand_mark(&provider.id) }
            { isolated(&text, &provider.name) }
        </SignInButton>
    }
}

fn failure(texts: &Texts, providers: &UseProvidersHandle, is_retried: Rc<Cell<bool>>) -> Html {
    let is_pending = providers.is_loading();
    let providers = providers.clone();
    let on_retry = Callback::from(move |_| {
        is_retried.set(true);
        if !providers.is_loading() {
            providers.refetch();
        }
    });
    error_notice(ErrorNotice {
        children: html! { { texts.providers_failed.clone() } },
        class: Classes::new(),
        retry_label: texts.try_again.clone(),
        is_pending,
        on_retry,
    })
}
