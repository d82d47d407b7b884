use serde::{Deserialize, Serialize};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

/// Where the sign-in page leads to, as it stands in that page's address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct WayBack {
    to: String,
}

/// Sends visitors to the sign-in page, which leads back to `route`.
#[hook]
pub(super) fn use_detour(route: Route) -> Callback<()> {
    let navigator = use_navigator();
    use_callback((navigator, route), |(), (navigator, route)| {
        if let Some(navigator) = navigator {
            let to = route.to_path();
            // A path can always be written into a query.
            let _ = navigator.replace_with_query(&Route::SignIn, WayBack { to });
        }
    })
}

/// Where to go from the sign-in page: only ever a page of this site.
#[hook]
pub(super) fn use_way_back() -> Route {
    let location = use_location();
    location
        .and_then(|location| location.query::<WayBack>().ok())
        .and_then(|way| Route::recognize(&way.to))
        .filter(|route| !matches!(route, Route::NotFound | Route::SignIn))
        .unwrap_or(Route::Profile)
}
