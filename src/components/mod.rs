//! Components to drop in. They bring no styles and render again only for themselves.

mod action_button;
mod sign_in_button;
mod sign_out_button;

pub use sign_in_button::{SignInButton, SignInButtonProps};
pub use sign_out_button::{SignOutButton, SignOutButtonProps};
