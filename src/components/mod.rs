//! Ready-made components.
//!
//! They bring no styles; `assets/yew-authjs.css` has some for their classes. Each of them renders
//! only when what it shows has changed.

#![allow(
    missing_debug_implementations,
    reason = "props contain rendered content, which may name the user"
)]

mod action_callbacks;
mod buttons;
mod focus;
mod forms;
mod session;
mod texts;
mod use_single;
mod user_badge;
mod view;

pub use buttons::{
    ProviderButtons, ProviderButtonsProps, SignInButton, SignInButtonProps, SignOutButton,
    SignOutButtonProps,
};
pub use forms::{CredentialsForm, CredentialsFormProps, EmailForm, EmailFormProps, FormField};
pub use session::{
    RequireSession, RequireSessionProps, SessionError, SessionErrorProps, SessionExpiryNotice,
    SessionExpiryNoticeProps, SessionLoading, SessionLoadingProps, SignedIn, SignedInProps,
    SignedOut, SignedOutProps,
};
pub use texts::{Texts, TextsProvider, TextsProviderProps, Wording, use_texts};
pub use user_badge::{UserBadge, UserBadgeProps};
#[cfg(feature = "router")]
pub(crate) use view::children_or;
