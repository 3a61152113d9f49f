# The bot in a small image without root: docker-compose.yml runs it, docs/ says how.

# The same Rust as in rust-toolchain.toml, and the same Debian as below: one C library.
FROM rust:1.95.0-slim-bookworm AS build
WORKDIR /build
COPY . .
# What was downloaded and compiled stays on the machine that builds, outside the image.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked --bin qqmusic-bot \
    && install -D target/release/qqmusic-bot /out/qqmusic-bot \
    && install -d -m 0700 /out/home/data /out/home/backups

# Only the C library and, for the health check, busybox. Certificates, time zones, fonts and texts
# are in the program.
FROM gcr.io/distroless/cc-debian12:debug-nonroot
COPY --from=build /out/qqmusic-bot /usr/local/bin/qqmusic-bot
COPY --from=build --chown=65532:65532 /out/home /var/lib/qqmusic-bot
USER 65532:65532
# bot.toml is read here, where there is one; data and backups are where it says by default.
WORKDIR /var/lib/qqmusic-bot
VOLUME ["/var/lib/qqmusic-bot/data", "/var/lib/qqmusic-bot/backups"]
# Inside the container only: it is how the health check asks.
ENV QQMUSIC_BOT_API__LISTEN=127.0.0.1:3000
# Whether the process answers. Whether Telegram and QQ Music do is no reason to restart it.
HEALTHCHECK --interval=60s --timeout=5s --start-period=30s --retries=3 \
    CMD ["/busybox/sh", "-c", "exec /busybox/wget -q -Y off -O /dev/null \"http://127.0.0.1:${QQMUSIC_BOT_API__LISTEN##*:}/healthz\""]
# The program is process 1 and ends by itself within ten seconds.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/qqmusic-bot"]
