use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

/// What stands in the form, inputs of the app's own included, and the pressed button if it has a
/// name.
pub(super) fn typed(event: &SubmitEvent) -> Vec<(String, String)> {
    let form = event.target_dyn_into::<HtmlFormElement>();
    let data = form.and_then(|form| FormData::new_with_form(&form).ok());
    let Some(data) = data else {
        return Vec::new();
    };
    let entries = js_sys::Array::from(&data);
    let texts = entries.iter().filter_map(|entry| {
        let entry = js_sys::Array::from(&entry);
        // A file is no text, and Auth.js takes none.
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    texts.chain(pressed(event)).collect()
}

/// The name and value of the button that submits the form. `FormData` takes it as a second argument
/// in newer browsers only.
fn pressed(event: &SubmitEvent) -> Option<(String, String)> {
    let button = event.submitter()?;
    let name = button.get_attribute("name")?;
    let value = button.get_attribute("value").unwrap_or_default();
    (!name.is_empty()).then_some((name, value))
}
