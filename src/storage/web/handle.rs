//! The browser's File System Access API, which web-sys only has as unstable.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// A file that the page may read, and write if it is allowed to.
    #[wasm_bindgen(js_name = FileSystemFileHandle)]
    #[derive(Clone, Debug)]
    pub type FileHandle;

    #[wasm_bindgen(method, getter)]
    pub fn name(this: &FileHandle) -> String;

    /// `file` or `directory`.
    #[wasm_bindgen(method, getter)]
    pub fn kind(this: &FileHandle) -> String;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    pub async fn get_file(this: &FileHandle) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = isSameEntry)]
    pub async fn is_same_entry(this: &FileHandle, other: &FileHandle) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    async fn query_permission(this: &FileHandle, mode: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    async fn request_permission(this: &FileHandle, mode: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    pub async fn create_writable(this: &FileHandle) -> Result<JsValue, JsValue>;

    /// Writer to a file, whose contents replace the file when it is closed, and not before.
    pub type Writable;

    #[wasm_bindgen(method, catch)]
    pub async fn write(this: &Writable, text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub async fn close(this: &Writable) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub async fn abort(this: &Writable) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = showOpenFilePicker)]
    pub async fn show_open_file_picker(options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = showSaveFilePicker)]
    pub async fn show_save_file_picker(options: &JsValue) -> Result<JsValue, JsValue>;
}

/// Access that the page wants to a file.
#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// Read only.
    Read,
    /// Read and write.
    Write,
}

impl FileHandle {
    /// True if the user permits this access; asks if nobody was asked yet.
    ///
    /// # Errors
    /// Errors that the browser throws.
    pub async fn is_permitted(&self, access: Access) -> Result<bool, JsValue> {
        // Files of the origin's own know nothing of permissions, nor do some browsers.
        if !has(self, "queryPermission") {
            return Ok(true);
        }
        let mode = object(&[(
            "mode",
            match access {
                Access::Read => "read".into(),
                Access::Write => "readwrite".into(),
            },
        )]);
        let is_granted = |state: JsValue| state.as_string().as_deref() == Some("granted");
        if is_granted(self.query_permission(&mode).await?) {
            return Ok(true);
        }
        self.request_permission(&mode).await.map(is_granted)
    }
}

/// True if files can be chosen and written in place here.
pub fn is_supported() -> bool {
    has(&js_sys::global(), "showSaveFilePicker")
}

fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::has(object, &name.into()).unwrap_or_default()
}

/// A plain object.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        // A plain object takes every member.
        let _ = js_sys::Reflect::set(&object, &(*name).into(), value);
    }
    object.unchecked_into()
}
