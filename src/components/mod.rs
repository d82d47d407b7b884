//! Components to drop in. They bring no styles and render again only for themselves.

mod sign_in_button;
mod sign_out_button;

pub use sign_in_button::{SignInButton, SignInButtonProps};
pub use sign_out_button::{SignOutButton, SignOutButtonProps};
