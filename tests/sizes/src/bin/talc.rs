//! The app of the README, with the allocator talc.

#[path = "../readme.rs"]
mod readme;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    readme::render();
}
