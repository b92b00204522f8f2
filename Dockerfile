# syntax=docker/dockerfile:1

FROM rust:1.95-alpine AS build
WORKDIR /source
# Only what the program is built from, so that the layer outlives changes of documents and tests. The toolchain is the
# image's own.
COPY Cargo.toml Cargo.lock build.rs ./
COPY src ./src
COPY templates ./templates
RUN cargo build --release --locked --bin partner

FROM alpine:3.22
# For history, for what has changed, and for who has signed, the program asks git, which must read what is mounted at /work
# whoever owns it; what such a repository could make git start stays in here. The version is not pinned, for a release of
# the image takes nothing but mends of it.
# hadolint ignore=DL3018
RUN apk add --no-cache git && git config --system --add safe.directory /work
COPY --from=build /source/target/release/partner /usr/local/bin/partner
# No USER: a CI job may have to write its reports into a checkout of root. At home, run it as yourself (docs/ci.md).
WORKDIR /work
ENTRYPOINT ["partner"]
CMD ["check"]
