//! All that the window knows: the open templates, what can be done with them, and what is under way. Nothing is drawn
//! here.

mod message;
pub mod open;

pub use message::Message;
