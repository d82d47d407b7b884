use yew::prelude::*;
use yew_authjs::prelude::*;

use crate::buttons::Buttons;
use crate::elsewhere::Returned;
use crate::query::Query;
use crate::record;
use crate::reenter::reenter;
use crate::second::Second;
use crate::shown::{Refreshing, SessionView, UserView};

/// The whole page, as its address asks for it.
#[component]
pub(crate) fn App() -> Html {
    let query = use_memo((), |()| Query::of_page());
    let is_mounted = use_state(|| true);
    let mount = |mounted: bool| {
        let is_mounted = is_mounted.setter();
        Callback::from(move |()| is_mounted.set(mounted))
    };
    let on_change = {
        let (query, unmount) = (query.clone(), mount(false));
        Callback::from(move |change: SessionChange| {
            record::change(&change);
            reenter(query.reenter().as_deref(), &change, &unmount);
        })
    };
    html! {
        <>
            if *is_mounted {
                <SessionProvider
                    base_path={query.base().map(AttrValue::from)}
                    base_url={query.server().map(AttrValue::from)}
                    credentials={query.credentials()}
                    session={query.initial()}
                    refetch_interval={query.poll()}
                    refetch_on_window_focus={query.is_on("focus")}
                    share_session={query.is_on("share")}
                    sync_tabs={query.is_on("sync")}
                    sync_next_auth={query.is_on("interop")}
                    {on_change}
                >
                    <SessionView />
                    <UserView />
                    <Refreshing />
                    <Buttons />
                    if query.is_guarded() {
                        <RequireSession><p data-testid="guarded">{ "Yours alone" }</p></RequireSession>
                    }
                    if query.has_button() {
                        <p data-testid="button"><SignInButton provider="github" /></p>
                    }
                </SessionProvider>
            }
            if query.has_two() {
                <Second />
            }
            <Returned />
            <p>
                <button data-testid="unmount" onclick={mount(false).reform(|_| ())}>{ "unmount" }</button>
                <button data-testid="mount" onclick={mount(true).reform(|_| ())}>{ "mount" }</button>
            </p>
        </>
    }
}
