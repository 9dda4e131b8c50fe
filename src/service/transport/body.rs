//! Reading a body, within bounds.

use std::pin::pin;

use futures::StreamExt;
use reqwest::Response;

use super::End;

/// Reads at most `limit` bytes and says how it ended.
pub(super) async fn read(response: Response, limit: usize) -> (Vec<u8>, End) {
    let mut body = Vec::new();
    let mut chunks = pin!(response.bytes_stream());
    while let Some(chunk) = chunks.next().await {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(error) if error.is_timeout() => return (body, End::TimedOut),
            Err(_) => return (body, End::CutOff),
        };
        let room = limit - body.len();
        if chunk.len() > room {
            body.extend_from_slice(&chunk[..room]);
            return (body, End::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    (body, End::Whole)
}
