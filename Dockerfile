FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app

COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY manage.py ./
COPY templates templates
COPY mock_external_api mock_external_api
COPY ticketsaas ticketsaas
COPY tickets tickets
COPY analytics analytics
COPY notifications notifications
COPY ingestion ingestion
# Whoever runs the product owns nothing of it: the code stays read-only.
RUN useradd --system --no-create-home ticketsaas
USER ticketsaas

ENV DEBUG=off
EXPOSE 8000
CMD ["python", "manage.py", "serve"]
