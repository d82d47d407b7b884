//! Every component of the library.

use yew::prelude::*;
use yew_authjs::prelude::*;

#[component]
fn App() -> Html {
    html! {
        <SessionProvider>
            <SessionLoading>{ "One moment…" }</SessionLoading>
            <SessionError />
            <SignedOut>
                <CredentialsForm />
                <EmailForm provider="nodemailer" />
                <ProviderButtons />
                <SignInButton />
            </SignedOut>
            <SignedIn>
                <UserBadge />
                <SessionExpiryNotice />
                <SignOutButton />
            </SignedIn>
            <RequireSession>{ "Yours alone" }</RequireSession>
        </SessionProvider>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
