use yew::prelude::*;
use yew_authjs::SessionProvider;

use crate::buttons::Buttons;
use crate::query::Query;
use crate::shown::{Refreshing, SessionView};

/// The whole page, as its address asks for it.
#[component]
pub(crate) fn App() -> Html {
    let query = use_memo((), |()| Query::of_page());
    html! {
        <SessionProvider
            base_path={query.base().map(AttrValue::from)}
            session={query.initial()}
            refetch_interval={query.poll()}
            refetch_on_window_focus={query.is_on("focus")}
            share_session={query.is_on("share")}
            sync_tabs={query.is_on("sync")}
            sync_next_auth={query.is_on("interop")}
        >
            <SessionView />
            <Refreshing />
            <Buttons />
        </SessionProvider>
    }
}
