# The gate as an image: docker build -t disclosure-auditor . && docker run --rm -v "$PWD:/work:ro" disclosure-auditor check .
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY auditor ./auditor
COPY rules ./rules
RUN python -m pip install --no-cache-dir --prefix=/installed .

FROM python:3.12-slim
COPY --from=build /installed /usr/local
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin auditor
USER 10001
WORKDIR /work
ENTRYPOINT ["audit"]
CMD ["--help"]
