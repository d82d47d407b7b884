use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

use crate::record;
use crate::shown::UserView;

/// A provider of its own beside the first one, for another server of the same origin.
#[component]
pub(crate) fn Second() -> Html {
    html! {
        // The channel of next-auth knows no bases; the first provider has it.
        <SessionProvider base_path="/other/auth" sync_next_auth=false>
            <SecondView />
            <UserView />
        </SessionProvider>
    }
}

#[component]
fn SecondView() -> Html {
    let session = use_session();
    let client = use_auth_client();
    let name = session
        .data
        .as_ref()
        .and_then(|data| data.user().name().map(str::to_owned));
    let onclick = |call: fn(AuthClient)| {
        let client = client.clone();
        move |_: MouseEvent| {
            record::mark();
            call(client.clone());
        }
    };
    html! {
        <p>
            <span data-testid="two-status">{ session.status.as_str() }</span>
            <span data-testid="two-name">{ name }</span>
            <button data-testid="two-sign-in" onclick={onclick(sign_in)}>{ "sign in" }</button>
            <button data-testid="two-sign-out" onclick={onclick(sign_out)}>{ "sign out" }</button>
        </p>
    }
}

fn sign_in(client: AuthClient) {
    let form = SignInOptions::new()
        .field("username", "alan")
        .field("password", "turing")
        .without_redirect();
    spawn_local(async move {
        let outcome = client.sign_in_with("credentials", form).await;
        record::result(
            "two-sign-in",
            outcome.map(|outcome| record::sign_in(&outcome)),
        );
    });
}

fn sign_out(client: AuthClient) {
    spawn_local(async move {
        let outcome = client
            .sign_out_with(SignOutParams::new().without_redirect())
            .await;
        record::result(
            "two-sign-out",
            outcome.map(|outcome| record::sign_out(&outcome)),
        );
    });
}
