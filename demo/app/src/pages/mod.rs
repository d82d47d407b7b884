//! The pages of the site.

mod choice;
mod display_name_form;
mod expiry_settings;
mod feature;
mod guarded;
mod home;
mod language_settings;
mod live_tabs;
mod members;
mod network_settings;
mod profile;
mod refetch_button;
mod settings;
mod sign_in;
mod sign_in_methods;
mod tab_card;
mod tabs;
mod test_accounts;
mod theme_settings;

use home::Home;
use members::Members;
use profile::Profile;
use settings::Settings;
use sign_in::SignIn;
use tabs::Tabs;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;
use crate::texts::Words;

/// Returns the page of `route`.
pub(crate) fn page(route: Route, words: &Words) -> Html {
    match route {
        Route::Home => html! { <Home /> },
        Route::SignIn => html! { <SignIn /> },
        Route::Profile => html! { <Profile /> },
        Route::Members => html! { <Members /> },
        Route::Tabs => html! { <Tabs /> },
        Route::Settings => html! { <Settings /> },
        Route::NotFound => html! {
            <section class="card narrow">
                <h1>{ words.no_such_page }</h1>
                <p><Link<Route> to={Route::Home}>{ words.go_to_start }</Link<Route>></p>
            </section>
        },
    }
}
