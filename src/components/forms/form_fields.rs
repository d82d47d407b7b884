use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

/// Returns the names and values of the inputs of the form, and of the button that submits it.
///
/// The app's own inputs are among them, and the button only if it has a name.
pub(super) fn form_fields(event: &SubmitEvent) -> Vec<(String, String)> {
    let form = event.target_dyn_into::<HtmlFormElement>();
    let data = form.and_then(|form| FormData::new_with_form(&form).ok());
    let Some(data) = data else {
        return Vec::new();
    };
    let entries = js_sys::Array::from(&data);
    let texts = entries.iter().filter_map(|entry| {
        let entry = js_sys::Array::from(&entry);
        // A file is not a text, and Auth.js accepts none.
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    texts.chain(submitter(event)).collect()
}

/// Returns the name and value of the button that submits the form.
///
/// Only newer browsers accept it as the second argument of `FormData`.
fn submitter(event: &SubmitEvent) -> Option<(String, String)> {
    let button = event.submitter()?;
    let name = button.get_attribute("name")?;
    let value = button.get_attribute("value").unwrap_or_default();
    (!name.is_empty()).then_some((name, value))
}
