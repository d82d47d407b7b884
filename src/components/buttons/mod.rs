//! Buttons that sign in and out.

mod provider_buttons;
mod sign_in_button;
mod sign_out_button;

pub use provider_buttons::{ProviderButtons, ProviderButtonsProps};
pub use sign_in_button::{SignInButton, SignInButtonProps};
pub use sign_out_button::{SignOutButton, SignOutButtonProps};
