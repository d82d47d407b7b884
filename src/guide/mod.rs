#![doc = include_str!("links.md")]
#![doc = include_str!("../../docs/guide/introduction.md")]

// The items that the chapters link to.
#[cfg(all(doc, feature = "router"))]
#[allow(unused_imports, reason = "chapters link to them")]
use crate::router::{self, *};
#[cfg(doc)]
#[allow(unused_imports, reason = "chapters link to them")]
use crate::{
    client::{self, *},
    components::{self, *},
    hooks::{self, *},
    prelude,
    provider::{self, *},
    types::{self, *},
};

/// Documents a module with a file of docs/guide.
///
/// The chapters link to each other by the names of their files, for those who read them as files or
/// as a site. In this documentation the first definition of a link counts, which is that of the
/// module. A chapter whose examples need a feature is left out without it.
macro_rules! chapter {
    ($module:ident, $file:literal) => {
        chapter!($module, $file, all());
    };
    ($module:ident, $file:literal, $condition:meta) => {
        #[cfg_attr($condition, doc = include_str!("links.md"))]
        #[cfg_attr($condition, doc = include_str!(concat!("../../docs/guide/", $file)))]
        #[cfg_attr(not($condition), doc = "This chapter needs the feature `router`.")]
        pub mod $module {}
    };
}

chapter!(getting_started, "getting-started.md");
chapter!(sign_in_forms, "sign-in-forms.md");
chapter!(
    guards_and_routing,
    "guards-and-routing.md",
    feature = "router"
);
chapter!(custom_fields, "custom-fields.md");
chapter!(tabs, "tabs.md");
chapter!(errors_and_retries, "errors-and-retries.md");
chapter!(servers, "servers.md");
chapter!(other_origin, "other-origin.md");
chapter!(publishing, "publishing.md");
chapter!(smallest_build, "smallest-build.md");
chapter!(server_side_rendering, "server-side-rendering.md");
chapter!(preloading, "preloading.md");
chapter!(styling, "styling.md");
chapter!(other_languages, "other-languages.md");
chapter!(testing, "testing.md", feature = "router");
chapter!(from_next_auth, "from-next-auth.md");
chapter!(from_yew_oauth2, "from-yew-oauth2.md");

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
