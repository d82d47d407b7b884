use yew::prelude::*;

use crate::client::AuthClient;
use crate::types::ProviderType;

/// Returns the address that the form posts to before hydration.
///
/// In the first render it is what a server renders. Then it is on the page's own origin, if the
/// document's `<base>` would send the password elsewhere.
#[hook]
pub(super) fn use_form_action(client: &AuthClient, kind: &ProviderType, id: &str) -> String {
    let render = use_force_update();
    let origin = use_mut_ref(|| None::<String>);
    let path = client.form_action(kind, id);
    let action = [origin.borrow().as_deref().unwrap_or_default(), &path].concat();
    use_effect({
        let client = client.clone();
        move || {
            let needed = client.form_origin();
            if origin.replace(needed.clone()) != needed {
                render.force_update();
            }
        }
    });
    action
}
