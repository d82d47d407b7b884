use serde_json::{Value, json};

use super::*;

#[test]
fn providers_keep_the_servers_order_and_fill_in_what_is_absent() {
    let entries = [
        (
            "zeta",
            json!({
                "id": "zeta", "name": "Zeta", "type": "oidc",
                "signinUrl": "s", "callbackUrl": "c",
            }),
        ),
        ("alpha", json!({"type": "carrier-pigeon"})),
    ];
    let entries = entries.map(|(id, json)| (id.to_owned(), json)).to_vec();
    let providers = read(entries).unwrap();
    let ids: Vec<_> = providers
        .iter()
        .map(|provider| provider.id.as_str())
        .collect();
    assert_eq!(ids, ["zeta", "alpha"]);
    let alpha = providers.get("alpha").unwrap();
    assert_eq!(
        (alpha.name.as_str(), alpha.kind.as_str()),
        ("alpha", "carrier-pigeon")
    );
    assert_eq!(providers.get("toString"), None);
}

fn read(entries: Vec<(String, Value)>) -> Option<Providers> {
    let entries = entries.iter();
    let entries = entries.map(|(id, json)| (id.clone(), Json::from(json)));
    Providers::from_entries(entries.collect())
}

fn ids(entries: Vec<(String, Value)>) -> Vec<String> {
    let providers = read(entries).unwrap();
    providers
        .iter()
        .map(|provider| provider.id.clone())
        .collect()
}

#[test]
fn each_id_is_listed_once_and_none_that_leaves_its_folder() {
    let entry = |key: &str, id: &str| (key.to_owned(), json!({ "id": id, "name": key }));
    let entries = [
        ("a", "x"),
        ("b", "x"),
        ("c", "."),
        ("d", ".."),
        ("e", "..."),
    ];
    let entries: Vec<_> = entries.map(|(key, id)| entry(key, id)).to_vec();
    assert_eq!(ids(entries.clone()), ["x", "..."]);
    let providers = read(entries).unwrap();
    assert_eq!(providers.get("x").unwrap().name, "a", "the first");
    let by_key = vec![("..".to_owned(), json!({})), ("y".to_owned(), json!({}))];
    assert_eq!(ids(by_key), ["y"]);
}

#[test]
fn a_list_of_the_app_follows_the_same_rules() {
    let provider = |id: &str, name: &str| ClientSafeProvider::new(id, name, ProviderType::OAuth);
    let all = [provider("x", "X"), provider("x", "Y"), provider("..", "Z")];
    let providers: Providers = all.into_iter().collect();
    let kept: Vec<_> = providers.into_iter().collect();
    assert_eq!(kept, [provider("x", "X")]);
}

#[test]
fn a_list_without_end_is_cut_off() {
    let entries = (0..MOST_PROVIDERS + 7).map(|number| (number.to_string(), json!({})));
    let last = (MOST_PROVIDERS - 1).to_string();
    let ids = ids(entries.collect());
    assert_eq!((ids.len(), ids.last()), (MOST_PROVIDERS, Some(&last)));
}
