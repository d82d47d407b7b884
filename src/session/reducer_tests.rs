#[path = "reducer_tests/actions.rs"]
mod actions;
#[path = "reducer_tests/announced_sign_outs.rs"]
mod announced_sign_outs;
#[path = "reducer_tests/answer_table.rs"]
mod answer_table;
#[path = "reducer_tests/answers.rs"]
mod answers;
#[path = "reducer_tests/blocked.rs"]
mod blocked;
#[path = "reducer_tests/every_event.rs"]
mod every_event;
#[path = "reducer_tests/expiry.rs"]
mod expiry;
#[path = "reducer_tests/hints.rs"]
mod hints;
#[path = "reducer_tests/lost_session.rs"]
mod lost_session;
#[path = "reducer_tests/marks.rs"]
mod marks;
#[path = "reducer_tests/nudges.rs"]
mod nudges;
#[path = "reducer_tests/overlapping_changes.rs"]
mod overlapping_changes;
#[path = "reducer_tests/page_life.rs"]
mod page_life;
#[cfg(not(target_arch = "wasm32"))]
#[path = "reducer_tests/random_events.rs"]
mod random_events;
#[path = "reducer_tests/reasons.rs"]
mod reasons;
#[path = "reducer_tests/rendered.rs"]
mod rendered;
#[path = "reducer_tests/server_clock.rs"]
mod server_clock;
#[path = "reducer_tests/set_clock.rs"]
mod set_clock;
#[path = "reducer_tests/stored_page.rs"]
mod stored_page;
#[path = "reducer_tests/tabs.rs"]
mod tabs;
#[path = "reducer_tests/ties.rs"]
mod ties;
#[path = "reducer_tests/unannounced.rs"]
mod unannounced;
#[path = "reducer_tests/unexpected_sign_out.rs"]
mod unexpected_sign_out;
#[path = "reducer_tests/views.rs"]
mod views;
