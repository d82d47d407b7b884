use yew::prelude::*;
use yew_authjs::prelude::*;

use super::test_accounts::TestAccounts;
use crate::skeleton::Skeleton;

/// A form for each credentials and email provider of the server, and buttons for the others.
#[component]
pub(super) fn SignInMethods() -> Html {
    let texts = use_texts();
    let providers = use_providers();
    if providers.error().is_some() {
        let busy = providers.is_loading().then_some("true");
        let retry = move |_: MouseEvent| providers.refetch();
        return html! {
            <div class="authjs-failed" role="alert">
                <p>{ texts.providers_failed.clone() }</p>
                <button
                    type="button"
                    class="authjs-button"
                    onclick={retry}
                    aria-disabled={busy}
                    aria-busy={busy}
                >
                    { texts.try_again.clone() }
                </button>
            </div>
        };
    }
    let all = providers.data().map(|all| (**all).clone());
    let all = all.unwrap_or_default();
    html! {
        <>
            if providers.is_loading() {
                <Skeleton />
            }
            { for all.iter().filter_map(form) }
            // Mounted from the start, so that it shares the request of this component.
            <ProviderButtons only={by_click(&all)} />
        </>
    }
}

/// Returns the form for `provider`, if it needs one.
fn form(provider: &ClientSafeProvider) -> Option<Html> {
    let id = AttrValue::from(provider.id.clone());
    let form = match provider.kind {
        // The page goes on by itself, as it does after a sign-in in another tab.
        ProviderType::Credentials => {
            let form = AttrValue::from(format!("sign-in-{id}"));
            html! {
                <>
                    <CredentialsForm id={form.clone()} provider={id.clone()} />
                    <TestAccounts {form} />
                </>
            }
        }
        ProviderType::Email => html! {
            <EmailForm provider={id.clone()} />
        },
        _ => return None,
    };
    Some(html! { <div key={id.as_str()} class="way-in">{ form }</div> })
}

/// Returns the ids of the providers that need no form.
fn by_click(all: &Providers) -> Vec<AttrValue> {
    let needs_form =
        |kind: &ProviderType| matches!(kind, ProviderType::Credentials | ProviderType::Email);
    let others = all.iter().filter(|provider| !needs_form(&provider.kind));
    others.map(|provider| provider.id.clone().into()).collect()
}
