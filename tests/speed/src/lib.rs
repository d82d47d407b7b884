//! What happens to a session most, and how long a client's decisions about it take.
//!
//! A benchmark contains the library's pure layers as modules of its own (`#[path]`), so it reaches
//! what they keep to themselves, and the library has nothing public that is for benchmarks alone.
//! `before` has one for the layers of an earlier commit: both run the same measurement.

use std::hint::black_box;
use std::rc::Rc;

use criterion::{BatchSize, Criterion, Throughput};
use serde_json::{Map, Value, json};

/// A moment at which everything begins, in milliseconds since 1970.
pub const START: f64 = 1_700_000_000_000.0;
/// From a request to its response, in milliseconds.
pub const LATENCY: f64 = 50.0;
/// From the start to what is measured, in milliseconds: longer than any throttle.
pub const LATER: f64 = 60_000.0;
/// How long a session lasts, in milliseconds.
pub const LIFETIME: f64 = 2_592_000_000.0;

/// The decisions of one tab, from an event to what has to be done next.
pub trait Tab: Sized {
    /// A decoded session.
    type Session;

    /// Decodes the JSON of a response.
    fn decode(json: Map<String, Value>) -> Self::Session;

    /// Returns a tab that has been told at [`START`] whether a user is signed in.
    fn knowing(session: Option<Rc<Self::Session>>) -> Self;

    /// Returns whether a user is signed in.
    fn is_signed_in(&self) -> bool;

    /// Lets the user come back to the tab, and the server send `session` to the request for it.
    fn focus(&mut self, session: Rc<Self::Session>);

    /// Receives the snapshot of another tab.
    fn receive(&mut self, session: Rc<Self::Session>);

    /// Signs in without redirect: the mutation, its session request, the response, the end.
    fn sign_in(&mut self, session: Rc<Self::Session>);
}

/// A session as Auth.js sends it, with some fields of an app.
fn session<T: Tab>(day: u32) -> Rc<T::Session> {
    let json = json!({
        "user": {
            "id": "8d7f4b1e-0d4f-4a43-9a52-1f7d2c9f6b11",
            "name": "Ada Lovelace",
            "email": "ada@example.com",
            "image": "https://images.example.com/ada.png",
        },
        "roles": ["reader", "writer", "admin"],
        "team": { "id": 1815, "name": "Analytical Engine" },
        "expires": format!("2026-12-{day:02}T00:00:00.000Z"),
    });
    let Value::Object(fields) = json else {
        unreachable!("it is written as one")
    };
    Rc::new(T::decode(fields))
}

/// Measures each of the scenarios with tabs of the kind `T`.
///
/// The throughput counts events from outside of the client: the return and the response are two.
pub fn measure<T: Tab>(criterion: &mut Criterion) {
    let signed_in = || T::knowing(Some(session::<T>(1)));
    scenario(criterion, "focus", 2, signed_in, T::focus);
    scenario(criterion, "snapshot", 1, signed_in, T::receive);
    scenario(criterion, "sign-in", 4, || T::knowing(None), T::sign_in);
}

fn scenario<T: Tab>(
    criterion: &mut Criterion,
    name: &str,
    events: u64,
    tab: impl Fn() -> T,
    act: fn(&mut T, Rc<T::Session>),
) {
    let mut first = tab();
    act(&mut first, session::<T>(2));
    assert!(first.is_signed_in(), "{name} ends with a session");

    let mut group = criterion.benchmark_group("session");
    group.throughput(Throughput::Elements(events));
    group.bench_function(name, |bencher| {
        bencher.iter_batched_ref(
            || (tab(), session::<T>(2)),
            |(tab, session)| {
                // The inputs outlive this, so that only decisions are measured.
                act(tab, session.clone());
                black_box(tab.is_signed_in())
            },
            BatchSize::SmallInput,
        );
    });
    group.finish();
}
