//! Components to drop in. They bring no styles and render again only for themselves; `assets/yew-authjs.css` has looks for their classes.

mod action_button;
mod default_text;
mod failure;
mod focus;
mod forms;
mod isolated;
mod provider_buttons;
mod require_session;
mod session_error;
mod session_expiry_notice;
mod session_loading;
mod sign_in_button;
mod sign_out_button;
mod signed_in;
mod signed_out;
mod texts;
mod use_single;
mod user_badge;

pub use forms::{CredentialsForm, CredentialsFormProps, EmailForm, EmailFormProps, FormField};
pub use provider_buttons::{ProviderButtons, ProviderButtonsProps};
pub use require_session::{RequireSession, RequireSessionProps};
pub use session_error::{SessionError, SessionErrorProps};
pub use session_expiry_notice::{SessionExpiryNotice, SessionExpiryNoticeProps};
pub use session_loading::{SessionLoading, SessionLoadingProps};
pub use sign_in_button::{SignInButton, SignInButtonProps};
pub use sign_out_button::{SignOutButton, SignOutButtonProps};
pub use signed_in::{SignedIn, SignedInProps};
pub use signed_out::{SignedOut, SignedOutProps};
pub use texts::{Texts, TextsProvider, TextsProviderProps, Wording, use_texts};
pub use user_badge::{UserBadge, UserBadgeProps};
