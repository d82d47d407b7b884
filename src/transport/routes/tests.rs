use serde_json::{Value, json};

use super::*;

fn routes() -> Routes {
    Routes::new("/api/auth")
}

fn text(request: Request) -> String {
    request.body.unwrap().text
}

#[test]
fn a_form_has_the_users_fields_first_and_its_own_token_and_callback_url_last() {
    let fields = [("username", "ada"), ("csrfToken", "forged"), ("p&w", "ä =")]
        .map(|(a, b)| (a.to_owned(), b.to_owned()));
    let form = Form {
        fields: &fields,
        csrf: Some("token"),
        callback_url: "http://o/x?y=1#z",
    };
    let request = routes().sign_in(&ProviderType::Credentials, "credentials", &form, &[]);
    assert_eq!(request.url, "/api/auth/callback/credentials");
    assert_eq!(
        text(request),
        [
            "username=ada&p%26w=%C3%A4+%3D&csrfToken=token",
            "&callbackUrl=http%3A%2F%2Fo%2Fx%3Fy%3D1%23z&json=true",
        ]
        .concat()
    );
}

#[test]
fn a_server_without_csrf_protection_is_sent_no_token() {
    let form = Form {
        fields: &[],
        csrf: None,
        callback_url: "/",
    };
    assert_eq!(text(routes().sign_out(&form)), "callbackUrl=%2F&json=true");
}

#[test]
fn authorization_params_are_the_query_and_ids_stay_one_segment() {
    let params = [("prompt", "login"), ("scope", "a b")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let form = Form {
        fields: &[],
        csrf: Some("t"),
        callback_url: "/",
    };
    assert_eq!(
        routes()
            .sign_in(&ProviderType::OAuth, "git hub/../x", &form, &params)
            .url,
        "/api/auth/signin/git%20hub%2F..%2Fx?prompt=login&scope=a+b"
    );
    assert_eq!(
        routes()
            .sign_in(&ProviderType::Email, "my-id_1", &form, &[])
            .url,
        "/api/auth/signin/my-id_1"
    );
}

#[test]
fn no_id_is_a_dot_segment() {
    for (id, action) in [
        (".", "/.%20"),
        ("..", "/..%20"),
        ("...", "/..."),
        ("%2e", "/%252e"),
    ] {
        let expected = ["/api/auth/callback", action].concat();
        assert_eq!(
            routes().form_action(&ProviderType::Credentials, id),
            expected
        );
    }
}

#[test]
fn a_plain_form_posts_where_the_client_does() {
    let form = Form {
        fields: &[],
        csrf: None,
        callback_url: "/",
    };
    for (kind, action) in [
        (ProviderType::Credentials, "/api/auth/callback/a%20b"),
        (ProviderType::Email, "/api/auth/signin/a%20b"),
    ] {
        assert_eq!(routes().form_action(&kind, "a b"), action);
        let request = routes().sign_in(&kind, "a b", &form, &[]);
        assert_eq!(request.url, action);
    }
}

#[test]
fn an_update_is_json_with_any_data() {
    let request = routes().update(Some("t"), &Json::from(&json!({"name": "Ada L."})));
    assert_eq!(
        serde_json::from_str::<Value>(&text(request)).unwrap(),
        json!({"csrfToken": "t", "data": {"name": "Ada L."}})
    );
    assert_eq!(
        serde_json::from_str::<Value>(&text(routes().update(None, &Json::NULL))).unwrap()["data"],
        Value::Null
    );
}

#[test]
fn the_sign_in_page_gets_the_callback_url_encoded() {
    let url = routes().sign_in_page("http://o/a?b=c", Some("SessionRequired"));
    assert_eq!(
        url,
        "/api/auth/signin?error=SessionRequired&callbackUrl=http%3A%2F%2Fo%2Fa%3Fb%3Dc"
    );
}
