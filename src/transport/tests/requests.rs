//! Properties of every request, with any input of the app, its user and the page's address.

use form_urlencoded::parse;
use proptest::prelude::*;
use serde_json::Value;

use crate::json::Json;
use crate::transport::{Form, Request, Routes};
use crate::types::ProviderType;
use crate::types::tests::fixtures::json;

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop_oneof![
        1 => prop::sample::select(vec!["csrfToken", "callbackUrl", "json", "username"])
            .prop_map(str::to_owned),
        2 => any::<String>(),
    ];
    prop::collection::vec((name, any::<String>()), 0..5)
}

fn decoded(text: &str) -> Vec<(String, String)> {
    parse(text.as_bytes()).into_owned().collect()
}

fn body(request: Request) -> String {
    request.body.unwrap().text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_form_has_every_field_and_its_own_token_and_callback_url_once(
        fields in pairs(),
        csrf in any::<Option<String>>(),
        callback_url in any::<String>(),
    ) {
        let form = Form { fields: &fields, csrf: csrf.as_deref(), callback_url: &callback_url };
        let sent = decoded(&body(Routes::new("/auth").sign_out(&form)));
        let own = |name: &str| ["csrfToken", "callbackUrl", "json"].contains(&name);
        let mut expected = fields.clone();
        expected.retain(|(name, _)| !own(name));
        expected.extend(csrf.map(|token| ("csrfToken".to_owned(), token)));
        expected.push(("callbackUrl".to_owned(), callback_url.clone()));
        expected.push(("json".to_owned(), "true".to_owned()));
        prop_assert_eq!(sent, expected);
    }

    #[test]
    fn an_id_stays_one_segment_and_params_stay_in_the_query(
        id in prop_oneof![9 => any::<String>(), 1 => "[.]{1,3}"],
        params in pairs(),
    ) {
        let form = Form { fields: &[], csrf: None, callback_url: "/" };
        let url = Routes::new("/auth").sign_in(&ProviderType::OAuth, &id, &form, &params).url;
        prop_assert!(url.is_ascii() && !url.contains(['#', ' ', '\\']));
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        let segment = path.strip_prefix("/auth/signin/").unwrap();
        prop_assert!(!segment.contains(['/', '+']));
        // A dot segment becomes a name.
        let id = if [".", ".."].contains(&id.as_str()) { id + " " } else { id };
        prop_assert_eq!(decoded(&format!("={segment}")), [(String::new(), id)]);
        prop_assert_eq!(decoded(query), params);
    }

    #[test]
    fn an_update_has_its_data_unchanged(csrf in any::<Option<String>>(), data in json()) {
        let request = Routes::new("/auth").update(csrf.as_deref(), &Json::from(&data));
        let sent: Value = serde_json::from_str(&body(request)).unwrap();
        prop_assert_eq!(sent["csrfToken"].as_str(), Some(csrf.as_deref().unwrap_or_default()));
        prop_assert_eq!(&sent["data"], &data);
        prop_assert_eq!(sent.as_object().unwrap().len(), 2);
    }

    #[test]
    fn the_sign_in_page_accepts_any_callback_url(
        callback_url in any::<String>(),
        error in any::<Option<String>>(),
    ) {
        let url = Routes::new("/auth").sign_in_page(&callback_url, error.as_deref());
        let query = decoded(url.strip_prefix("/auth/signin?").unwrap());
        let error = error.map(|error| ("error".to_owned(), error));
        let callback_url = ("callbackUrl".to_owned(), callback_url);
        prop_assert_eq!(query, error.into_iter().chain([callback_url]).collect::<Vec<_>>());
    }
}
