use percent_encoding::percent_decode_str;

/// Returns `true` if the picture at `url` may be shown.
///
/// Addresses of `https` and `http` are allowed, those that begin with a slash, and data in the
/// address itself (`data:image/`). Nothing under `auth_path` is: requests to the page's own origin
/// have its cookies, and a GET can sign in there, as the link in an email does. A server that
/// renders the page does not know that origin, so the path is refused at every host.
pub(super) fn may_be_shown(url: &str, auth_path: &str) -> bool {
    // Browsers normalize addresses like this.
    let url = url.trim_matches(|letter| letter <= ' ');
    let url = url.replace(['\t', '\n', '\r'], "").replace('\\', "/");
    let (scheme, rest) = url.split_once(':').unwrap_or_default();
    let place = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest,
        "data" => return has_image_type(rest),
        _ => &url,
    };
    // A relative address would be another picture on each page.
    if !place.starts_with('/') {
        return false;
    }
    let path = place.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy();
    let path = path.to_ascii_lowercase();
    let segments = segments(&path);
    let auth_path = auth_path.to_ascii_lowercase();
    let mut base = self::segments(&auth_path);
    if base.is_empty() {
        // The whole origin is under the path, and these are the routes that sign in.
        base.push("callback");
    }
    // After a scheme or two slashes, the first segment may be the host.
    let may_have_host = place.len() < url.len() || place.starts_with("//");
    let behind_host = segments.get(1..).filter(|_| may_have_host);
    let is_auth =
        segments.starts_with(&base) || behind_host.is_some_and(|path| path.starts_with(&base));
    !is_auth && !segments.contains(&"..")
}

fn segments(path: &str) -> Vec<&str> {
    let all = path.split('/');
    all.filter(|segment| !matches!(*segment, "" | "."))
        .collect()
}

fn has_image_type(data: &str) -> bool {
    let kind = data.get(..6);
    kind.is_some_and(|kind| kind.eq_ignore_ascii_case("image/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTH: &str = "/api/auth";

    #[test]
    fn pictures_are_at_addresses_of_the_web_or_in_the_address_itself() {
        for url in [
            "https://example.com/1.png",
            "HTTP://example.com/1.png",
            " https://example.com/1.png\n",
            "//example.com/1.png",
            "/avatars/1.png",
            "/api/avatars/auth.png?size=32&from=/api/auth",
            "https://example.com/%C3%A4%2F1.png",
            "data:image/png;base64,AAAA",
            "DATA:Image/SVG+xml,x",
        ] {
            assert!(may_be_shown(url, AUTH), "{url}");
        }
    }

    #[test]
    fn no_other_scheme_and_no_other_kind_of_data_is_a_picture() {
        for url in [
            "",
            " ",
            "1.png",
            "?x",
            "#x",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "blob:https://example.com/1",
            "file:///1.png",
            "ftp://example.com/1.png",
            "https:example.png",
            "data:",
            "data:text/html,x",
            "data:im\u{e4}ge/png,x",
            "view-source:https://example.com",
            "/avatars/../1.png",
        ] {
            assert!(!may_be_shown(url, AUTH), "{url}");
        }
    }

    #[test]
    fn nothing_under_the_auth_path_is_a_picture() {
        for url in [
            "/api/auth",
            "/api/auth/signout",
            "https://example.com/api/auth/callback/email?token=1",
            "//example.com/api/auth/callback/email?token=1",
            "/API/Auth/signout",
            "\\api\\auth\\signout",
            "/api/%61uth/signout",
            "/api%2Fauth/signout",
            "//example.com//api/./auth/signout",
            "/x/../api/auth/signout",
            "/x/%2e%2E/api/auth/signout",
            "https:/api/auth/signout",
            "/a\tpi/auth/signout",
            "https://\u{0}@example.com/api/auth/session#x",
        ] {
            assert!(!may_be_shown(url, AUTH), "{url}");
        }
        assert!(!may_be_shown("/auth/callback/x", "auth/"));
        assert!(may_be_shown("/api/auth/1.png", "/auth/"));
    }

    #[test]
    fn where_all_is_under_the_auth_path_what_signs_in_is_no_picture() {
        for (url, is_picture) in [
            ("/callback/email?token=1", false),
            ("https://example.com/callback/email?token=1", false),
            ("/avatars/1.png", true),
            ("https://example.com/1.png", true),
        ] {
            assert_eq!(may_be_shown(url, "/"), is_picture, "{url}");
        }
    }
}
