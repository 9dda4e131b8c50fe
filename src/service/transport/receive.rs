//! Reading an answer, within bounds.

use std::pin::pin;

use futures::StreamExt;
use futures::future::{Either, select};
use reqwest::Response;

use super::{End, Limits, Received};

/// Takes in an answer whose head has arrived, and waits for the rest no longer than `time_out`.
pub(super) async fn receive(
    response: Response,
    limits: &Limits,
    time_out: impl Future<Output = ()> + Unpin,
) -> Received {
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let (body, end) = read(response, limits.body_bytes, time_out).await;
    Received {
        status,
        headers,
        body,
        end,
    }
}

/// Reads at most `limit` bytes and says how it ended.
async fn read(
    response: Response,
    limit: usize,
    mut time_out: impl Future<Output = ()> + Unpin,
) -> (Vec<u8>, End) {
    let mut body = Vec::new();
    let mut chunks = pin!(response.bytes_stream());
    loop {
        let chunk = match select(chunks.next(), &mut time_out).await {
            Either::Left((Some(chunk), _)) => chunk,
            Either::Left((None, _)) => return (body, End::Whole),
            Either::Right(((), _)) => return (body, End::TimedOut),
        };
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
}
