//! Reading an answer, within bounds.

use std::pin::pin;

use futures::StreamExt;
use futures::future::{Either, select};
use reqwest::Response;

use super::{Limits, Received};
use crate::service::answer::{Cause, RawAnswer};

/// Takes in an answer whose head has arrived, and waits for the rest no longer than `time_out`.
pub(super) async fn receive(
    response: Response,
    limits: &Limits,
    time_out: impl Future<Output = ()> + Unpin,
) -> Received {
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let mut body = Vec::new();
    let end = read(response, limits, time_out, &mut body).await;
    (RawAnswer::new(status, headers, body), end.err())
}

/// Reads as much as the limits allow.
async fn read(
    response: Response,
    limits: &Limits,
    mut time_out: impl Future<Output = ()> + Unpin,
    body: &mut Vec<u8>,
) -> Result<(), Cause> {
    let status = response.status().as_u16();
    let (limit, limit_bytes) = (limits.whole, limits.body_bytes);
    let mut chunks = pin!(response.bytes_stream());
    loop {
        let chunk = match select(chunks.next(), &mut time_out).await {
            Either::Left((Some(Ok(chunk)), _)) => chunk,
            Either::Left((None, _)) => return Ok(()),
            Either::Left((Some(Err(error)), _)) if !error.is_timeout() => {
                return Err(Cause::CutOff { status });
            }
            Either::Left(_) | Either::Right(_) => return Err(Cause::Unfinished { status, limit }),
        };
        let room = limit_bytes - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if chunk.len() > room {
            return Err(Cause::TooLarge {
                status,
                limit_bytes,
            });
        }
    }
}
