use serde_json::json;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::prelude::*;

use crate::texts::{filled, use_words};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct DisplayNameFormProps {
    /// The name in the session.
    pub(super) name: String,
    pub(super) update: UpdateSession,
}

/// The progress of saving.
#[derive(Clone, PartialEq)]
enum Saving {
    Idle,
    Pending,
    Saved,
    Failed(String),
}

/// A form that changes a field of the session with `update.send`; all tabs show the change.
#[component]
pub(super) fn DisplayNameForm(props: &DisplayNameFormProps) -> Html {
    let words = use_words();
    let texts = use_texts();
    // The name that is not saved yet. Without it, the session's name is shown, from any tab.
    let draft = use_state(|| None::<String>);
    let saving = use_state(|| Saving::Idle);
    let shown = draft.as_ref().unwrap_or(&props.name).clone();
    let is_pending = *saving == Saving::Pending;
    let busy = is_pending.then_some("true");

    let oninput = {
        let (draft, saving) = (draft.setter(), saving.setter());
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                draft.set(Some(input.value()));
                saving.set(Saving::Idle);
            }
        }
    };
    let onsubmit = {
        let name = shown.trim().to_owned();
        let (draft, saving, update) = (draft.setter(), saving.setter(), props.update.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if is_pending {
                return;
            }
            if name.is_empty() {
                saving.set(Saving::Failed(words.name_is_missing.to_owned()));
                return;
            }
            saving.set(Saving::Pending);
            let (draft, saving, update) = (draft.clone(), saving.clone(), update.clone());
            let texts = texts.clone();
            let data = json!({ "name": name });
            spawn_local(async move {
                match update.run(&data).await {
                    Ok(_) => {
                        draft.set(None);
                        saving.set(Saving::Saved);
                    }
                    Err(error) => {
                        let why = filled(words.not_saved, &texts.error_text(&error));
                        saving.set(Saving::Failed(why));
                    }
                }
            });
        }
    };

    let failure = match &*saving {
        Saving::Failed(why) => Some(why.clone()),
        _ => None,
    };
    html! {
        <form class="authjs-form" {onsubmit} aria-busy={busy}>
            <label class="authjs-field">
                <span class="authjs-label">{ words.display_name }</span>
                <input
                    name="display-name"
                    autocomplete="nickname"
                    required=true
                    maxlength="60"
                    value={shown}
                    readonly={is_pending}
                    aria-invalid={failure.as_ref().map(|_| "true")}
                    aria-describedby={failure.as_ref().map(|_| "display-name-error")}
                    {oninput}
                />
            </label>
            if let Some(failure) = failure {
                <p id="display-name-error" class="authjs-error" role="alert">{ failure }</p>
            }
            <div class="actions">
                <button class="button" aria-disabled={busy} aria-busy={busy}>
                    { if is_pending { words.saving } else { words.save } }
                </button>
                <span role="status">
                    { if *saving == Saving::Saved { words.saved } else { "" } }
                </span>
            </div>
        </form>
    }
}
