//! Which keys there are to be had: a browser keeps some for itself.

/// Where the keys are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keyboard {
    /// In a window of the program's own.
    Desktop,
    /// In a page of a browser.
    Browser,
    /// In a page of a browser on a Mac.
    MacBrowser,
}

impl Keyboard {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Desktop, Self::Browser, Self::MacBrowser];

    /// This one.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn here() -> Self {
        Self::Desktop
    }

    /// This one.
    #[cfg(target_arch = "wasm32")]
    pub fn here() -> Self {
        static HERE: std::sync::OnceLock<Keyboard> = std::sync::OnceLock::new();
        *HERE.get_or_init(|| {
            let navigator = web_sys::window().map(|window| window.navigator());
            let agent = navigator.and_then(|navigator| navigator.user_agent().ok());
            match egui::os::OperatingSystem::from_user_agent(&agent.unwrap_or_default()) {
                egui::os::OperatingSystem::Mac | egui::os::OperatingSystem::IOS => Self::MacBrowser,
                _ => Self::Browser,
            }
        })
    }
}
