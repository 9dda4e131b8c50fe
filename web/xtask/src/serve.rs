//! A server for looking at the page on this machine.

use std::net::TcpListener;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, Request, Response, header};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::site::Site;

/// A file that is named after its content never changes; the others are asked for each time.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK: HeaderValue = HeaderValue::from_static("no-cache");

/// Takes the port, before the page is built for it.
///
/// # Errors
/// When it is taken.
pub fn listen(port: u16) -> Result<TcpListener> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("Port {port} can't be used, choose another one with --port"))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves the page on 127.0.0.1 until it is stopped.
///
/// # Errors
/// When the system does not let it.
pub fn serve(site: &Site, listener: TcpListener) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        println!("http://{}/", listener.local_addr()?);
        axum::serve(listener, router(site)).await?;
        Ok(())
    })
}

fn router(site: &Site) -> Router {
    let files = ServeDir::new(&site.folder)
        .precompressed_br()
        .precompressed_gzip();
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    Router::new()
        .fallback_service(files)
        .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // The one thing that a page can't ask for itself.
        .layer(header(
            header::CONTENT_SECURITY_POLICY,
            "frame-ancestors 'none'",
        ))
        .layer(axum::middleware::from_fn(cache))
}

async fn cache(
    request: Request<axum::body::Body>,
    next: axum::middleware::Next,
) -> Response<axum::body::Body> {
    let is_named_after_content =
        request.uri().path().contains('-') && !request.uri().path().ends_with("/service-worker.js");
    let mut response = next.run(request).await;
    let value = if is_named_after_content && response.status().is_success() {
        FOR_EVER
    } else {
        ASK
    };
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    response
}
