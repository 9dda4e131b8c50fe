//! The service: where calls go, who signs them, how they are sent and what the answers mean; one file per operation.

pub mod answer;
pub mod call;
pub mod client;
pub mod connection;
pub mod credentials;
pub mod endpoint;
pub mod lookup;
pub mod operation;
pub mod region;
pub mod request;
pub mod sign;
pub mod transport;
