use std::pin::Pin;

use yew::platform::spawn_local;

/// A future of any type, so that the code that awaits it is compiled once.
pub(crate) type BoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Runs `task` on the current thread, without blocking.
pub(crate) fn spawn(task: BoxFuture<()>) {
    spawn_local(task);
}
