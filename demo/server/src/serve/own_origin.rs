//! The origin that a request was sent to.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::origin::Origin;

/// The names of a machine for itself. A page of another site can give a name of its own to this
/// machine, but none of these.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The origins that are this server's own.
#[derive(Clone, Debug)]
pub(crate) enum OwnOrigins {
    /// The one that it was told, whatever a request says.
    Public(Origin),
    /// Those of a server on the loopback interface, by their `Host` headers.
    Loopback(Arc<[(String, Origin)]>),
}

impl OwnOrigins {
    /// Knows the server at `port` of this machine, unless `public_url` says where it is.
    pub(crate) fn new(public_url: Option<&Origin>, port: u16) -> Self {
        if let Some(origin) = public_url {
            return Self::Public(origin.clone());
        }
        let hosts = LOOPBACK.iter().flat_map(|name| {
            let default = (port == 80).then(|| (*name).to_owned());
            default.into_iter().chain([format!("{name}:{port}")])
        });
        let known = hosts.filter_map(|host| {
            let origin = format!("http://{host}").parse().ok()?;
            Some((host, origin))
        });
        Self::Loopback(known.collect())
    }

    /// Returns the origin that a request with these headers was sent to.
    ///
    /// # Errors A request without a `Host` header, or with several, is a bad one; any other than a
    /// known host is that of another server.
    fn of(&self, headers: &HeaderMap) -> Result<Origin, StatusCode> {
        let known = match self {
            Self::Public(origin) => return Ok(origin.clone()),
            Self::Loopback(known) => known,
        };
        let mut hosts = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            return Err(StatusCode::BAD_REQUEST);
        };
        let host = host.as_bytes();
        known
            .iter()
            .find(|(name, _)| name.as_bytes().eq_ignore_ascii_case(host))
            .map(|(_, origin)| origin.clone())
            .ok_or(StatusCode::MISDIRECTED_REQUEST)
    }
}

/// Passes the origin of a request to the routes, and answers requests to another server.
pub(crate) async fn tell(
    State(own): State<OwnOrigins>,
    mut request: Request,
    next: Next,
) -> Response {
    match own.of(request.headers()) {
        Ok(origin) => {
            request.extensions_mut().insert(origin);
            next.run(request).await
        }
        Err(status) => (status, HOW_TO_BE_KNOWN).into_response(),
    }
}

const HOW_TO_BE_KNOWN: &str = "The demo server answers to localhost, 127.0.0.1 and [::1] with its \
     own port. Behind a proxy, start it with --public-url and the address that browsers see.\n";

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(own: &OwnOrigins, host: &str) -> Result<String, u16> {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        let origin = own.of(&headers).map_err(|status| status.as_u16())?;
        Ok(origin.to_string())
    }

    #[test]
    fn the_names_of_the_own_machine_are_known_with_the_own_port() {
        let own = OwnOrigins::new(None, 4177);
        for (host, origin) in [
            ("127.0.0.1:4177", "http://127.0.0.1:4177"),
            ("localhost:4177", "http://localhost:4177"),
            ("LocalHost:4177", "http://localhost:4177"),
            ("[::1]:4177", "http://[::1]:4177"),
        ] {
            assert_eq!(asked(&own, host).as_deref(), Ok(origin), "{host}");
        }
    }

    #[test]
    fn every_other_host_is_another_server_s() {
        let own = OwnOrigins::new(None, 4177);
        for host in [
            "",
            "127.0.0.1",
            "127.0.0.1:",
            "127.0.0.1:4178",
            "127.0.0.1:04177",
            "127.1:4177",
            "2130706433:4177",
            "evil.example",
            "evil.example:4177",
            "localhost.evil.example:4177",
            "localhost.:4177",
            "ada@127.0.0.1:4177",
            "ada:pw@localhost:4177",
            "127.0.0.1:4177/x",
            "127.0.0.1:4177, 127.0.0.1:4177",
        ] {
            assert_eq!(asked(&own, host), Err(421), "{host}");
        }
    }

    #[test]
    fn the_default_port_need_not_be_named() {
        let own = OwnOrigins::new(None, 80);
        for host in ["localhost", "localhost:80"] {
            assert_eq!(asked(&own, host).as_deref(), Ok("http://localhost"));
        }
        assert_eq!(asked(&own, "localhost:"), Err(421));
    }

    #[test]
    fn a_request_names_one_host() {
        let own = OwnOrigins::new(None, 4177);
        let mut headers = HeaderMap::new();
        assert_eq!(own.of(&headers), Err(StatusCode::BAD_REQUEST));
        for _ in 0..2 {
            headers.append(header::HOST, "127.0.0.1:4177".parse().unwrap());
        }
        assert_eq!(own.of(&headers), Err(StatusCode::BAD_REQUEST));
    }

    #[test]
    fn a_public_url_goes_before_what_a_request_says() {
        let public = "https://demo.example/app".parse().unwrap();
        let own = OwnOrigins::new(Some(&public), 4177);
        for host in ["127.0.0.1:4177", "evil.example"] {
            assert_eq!(asked(&own, host).as_deref(), Ok("https://demo.example"));
        }
    }
}
