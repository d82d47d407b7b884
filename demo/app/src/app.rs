use yew::prelude::*;
use yew_authjs::SessionProvider;
use yew_router::BrowserRouter;

use crate::header::Header;
use crate::view::View;

/// The whole app: the provider is outermost, so that every component can use the session.
#[component]
pub(crate) fn App() -> Html {
    html! {
        <SessionProvider>
            <BrowserRouter>
                <Header />
                <View />
            </BrowserRouter>
        </SessionProvider>
    }
}
