FROM python:3.11-slim
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY src ./src
RUN pip install --no-cache-dir '.[postgres,archive,parquet,web]' && useradd --create-home vaarta
USER vaarta
WORKDIR /home/vaarta
# Compiled now, so that the first page does not wait for it.
RUN vaarta explain "रूस ने यूक्रेन पर हमला किया।" > /dev/null
ENTRYPOINT ["vaarta"]
